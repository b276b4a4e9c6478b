import { Camera, ImagePlus } from 'lucide-react';
import { useId, type ChangeEvent } from 'react';
import { testIds } from '../testids';
import { Button } from './Button';
import fieldStyles from './Field.module.css';
import styles from './ThumbnailField.module.css';

interface ThumbnailFieldProps {
  /** What will be shown in the list, null for none. */
  previewUrl: string | null;
  busy: boolean;
  problem: string | null;
  onFile(file: File): void;
  /** Absent while there is no camera picture to take. */
  onTakePicture?: () => void;
  onRemove(): void;
}

/** A picture for the list, from a file or from the camera. */
export function ThumbnailField({
  previewUrl,
  busy,
  problem,
  onFile,
  onTakePicture,
  onRemove,
}: ThumbnailFieldProps) {
  const id = useId();
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    // The same file may be picked again after a refusal.
    event.target.value = '';
  };
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label}>Thumbnail</span>
      <div className={styles.row}>
        <div className={styles.frame}>
          {previewUrl ? (
            <img src={previewUrl} alt="Your thumbnail" data-testid={testIds.goLiveThumbnailPreview} />
          ) : (
            <ImagePlus size={24} strokeWidth={1.75} aria-hidden="true" />
          )}
        </div>
        <div className={styles.actions}>
          <label className={styles.pick} htmlFor={id}>
            {busy ? 'Uploading …' : previewUrl ? 'Another picture' : 'Choose a picture'}
          </label>
          <input
            id={id}
            type="file"
            className="visually-hidden"
            accept="image/png,image/jpeg,image/webp"
            data-testid={testIds.goLiveThumbnail}
            aria-describedby={`${id}-note`}
            onChange={pick}
          />
          {onTakePicture && (
            <Button small look="plain" onClick={onTakePicture}>
              <Camera size={18} strokeWidth={1.75} aria-hidden="true" />
              From the camera
            </Button>
          )}
          {previewUrl && !busy && (
            <Button small look="plain" onClick={onRemove}>
              Remove
            </Button>
          )}
        </div>
      </div>
      <p
        id={`${id}-note`}
        className={problem ? fieldStyles.wrong : fieldStyles.hint}
        role={problem ? 'alert' : undefined}
      >
        {problem ?? 'PNG, JPEG or WebP, at most 2 MiB. Shown 16:9.'}
      </p>
    </div>
  );
}
