import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemError, Wishes } from '../client';
import { DevicePreview } from '../components/DevicePreview';
import { StreamSetup, type Hold, type SetupValues } from '../components/StreamSetup';
import { ThumbnailField } from '../components/ThumbnailField';
import { useClient, useDevicePreview, useSession } from '../hooks';
import { useSignIn } from './SignIn';
import { usePageTitle } from './usePageTitle';
import { useThumbnail } from './useThumbnail';

export function GoLivePage() {
  usePageTitle('Go live');
  const client = useClient();
  const { user } = useSession();
  const { ask } = useSignIn();
  const navigate = useNavigate();
  const capture = useDevicePreview();
  const thumbnail = useThumbnail(user !== null, ask);
  const [busy, setBusy] = useState(false);
  const [wishes] = useState(() => new Wishes());
  const [refusal, setRefusal] = useState<ProblemError | null>(null);

  const goLive = async (values: SetupValues) => {
    setBusy(true);
    setRefusal(null);
    const wanted = {
      ...values,
      description: values.description.trim() || null,
      thumbnailId: thumbnail.thumbnailId,
    };
    try {
      const stream = await wishes.fulfil(JSON.stringify(wanted), (key) => client.createStream(wanted, key));
      // The studio opens the devices anew; a camera held twice stays dark on some machines.
      capture.close();
      void navigate(`/stream/broadcast/${stream.id}`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };

  return (
    <StreamSetup
      preview={<DevicePreview capture={capture} />}
      thumbnail={
        <ThumbnailField
          previewUrl={thumbnail.previewUrl}
          busy={thumbnail.busy}
          problem={thumbnail.problem}
          onFile={(file) => void thumbnail.take(file)}
          onTakePicture={capture.ready ? () => void capture.takePicture().then(thumbnail.take) : undefined}
          onRemove={thumbnail.remove}
        />
      }
      blocked={blockedBy(user !== null, thumbnail.busy, ask)}
      refused={refusal && refusedBy(refusal)}
      busy={busy}
      violations={Object.fromEntries(
        (refusal?.violations ?? []).map(({ field, message }) => [field, message]),
      )}
      onSubmit={(values) => void goLive(values)}
    />
  );
}

function blockedBy(signedIn: boolean, uploading: boolean, ask: () => void): Hold | null {
  if (!signedIn)
    return { words: 'People should know who is on stage.', action: { name: 'Sign in', onAct: ask } };
  if (uploading) return { words: 'Your thumbnail is still on its way.' };
  return null;
}

function refusedBy(refusal: ProblemError): Hold {
  const streamId = refusal.members.streamId;
  if (refusal.slug === 'already-live' && typeof streamId === 'string') {
    return {
      words: 'You are live already.',
      link: { name: 'Go to your studio', to: `/stream/broadcast/${streamId}` },
    };
  }
  if (refusal.violations?.length) return { words: 'Something above needs another look.' };
  return { words: refusal.message };
}
