import type { BroadcastError } from '../hooks';
import { testIds } from '../testids';
import { Button } from './Button';
import { captureWords } from './captureWords';
import { StageNotice } from './StageNotice';

interface CaptureNoticeProps {
  error: BroadcastError;
  onAgain(): void;
  onTestPicture(): void;
}

/** What stands on the creator's own picture while there is none. */
export function CaptureNotice({ error, onAgain, onTestPicture }: CaptureNoticeProps) {
  const { title, words, offers } = captureWords(error);
  const lacksCamera = ['permission', 'no-camera', 'in-use', 'failed'].includes(error);
  return (
    <StageNotice state={error} title={title} overPicture={error === 'lost'}>
      <p data-testid={testIds.studioProblem} data-error={error}>
        {words}
      </p>
      {lacksCamera && (
        <Button
          look={offers === 'test-picture' ? 'accent' : 'quiet'}
          data-testid={testIds.studioTestPicture}
          onClick={onTestPicture}
        >
          Use the test picture
        </Button>
      )}
      <Button look={offers === 'continue-here' ? 'accent' : 'quiet'} onClick={onAgain}>
        {offers === 'continue-here' ? 'Continue here' : 'Try again'}
      </Button>
    </StageNotice>
  );
}
