import { useId } from 'react';
import type { MediaDevices } from '../hooks';
import { testIds } from '../testids';
import { Field, inputClass } from './Field';
import styles from './DeviceChoice.module.css';

interface DeviceChoiceProps {
  devices: MediaDevices;
  onCamera(deviceId: string): void;
  onMicrophone(deviceId: string): void;
}

/** Which camera and which microphone. Names appear once the browser was allowed to tell them. */
export function DeviceChoice({ devices, onCamera, onMicrophone }: DeviceChoiceProps) {
  return (
    <div className={styles.devices} data-testid={testIds.studioDevices}>
      <Choice label="Camera" of={devices.cameras} chosen={devices.camera} onChoose={onCamera} />
      <Choice
        label="Microphone"
        of={devices.microphones}
        chosen={devices.microphone}
        onChoose={onMicrophone}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  of: MediaDeviceInfo[];
  chosen: string | null;
  onChoose(deviceId: string): void;
}

function Choice({ label, of, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <select
        id={id}
        className={inputClass}
        value={chosen ?? ''}
        disabled={of.length === 0}
        onChange={(event) => onChoose(event.target.value)}
      >
        {(of.length === 0 || chosen === null) && (
          <option value="">{of.length === 0 ? 'None found' : 'Choose'}</option>
        )}
        {of.map((device, index) => (
          <option key={device.deviceId || index} value={device.deviceId}>
            {device.label || `${label} ${index + 1}`}
          </option>
        ))}
      </select>
    </Field>
  );
}
