import { useEffect, useState } from 'react';
import { ProblemError } from '../client';
import { useClient } from '../hooks';

const LARGEST = 2 * 1024 * 1024;

export interface ThumbnailUpload {
  thumbnailId: string | null;
  previewUrl: string | null;
  busy: boolean;
  problem: string | null;
  take(file: File): Promise<void>;
  remove(): void;
}

/** Uploads a picked picture at once, so that going live does not wait for it. */
export function useThumbnail(signedIn: boolean, askToSignIn: () => void): ThumbnailUpload {
  const client = useClient();
  const [thumbnailId, setThumbnailId] = useState<string | null>(null);
  const [previewUrl, setPreviewUrl] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(
    () => () => void (previewUrl?.startsWith('blob:') && URL.revokeObjectURL(previewUrl)),
    [previewUrl],
  );

  const take = async (file: File) => {
    setProblem(null);
    if (!signedIn) return askToSignIn();
    if (file.size > LARGEST) return setProblem('This picture is larger than 2 MiB. Choose a smaller one.');
    setBusy(true);
    setThumbnailId(null);
    setPreviewUrl(URL.createObjectURL(file));
    try {
      const kept = await client.uploadThumbnail(file, file.name);
      setThumbnailId(kept.thumbnailId);
      // From here on one sees what viewers will: cut to 16:9 by the server.
      setPreviewUrl(kept.url);
    } catch (refusal) {
      setPreviewUrl(null);
      setProblem(refusal instanceof ProblemError ? refusal.message : 'The upload did not work. Try again.');
    } finally {
      setBusy(false);
    }
  };
  const remove = () => {
    setThumbnailId(null);
    setPreviewUrl(null);
    setProblem(null);
  };
  return { thumbnailId, previewUrl, busy, problem, take, remove };
}
