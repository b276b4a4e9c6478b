import { Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { testIds } from '../testids';
import { RoundButton } from './Button';
import { chooseTheme, currentTheme } from './theme';

export function ThemeToggle() {
  const [theme, setTheme] = useState(currentTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  const Picture = theme === 'dark' ? Sun : Moon;
  const change = () => {
    chooseTheme(other);
    setTheme(other);
  };
  return (
    <RoundButton name={`Switch to ${other}`} look="plain" data-testid={testIds.themeToggle} onClick={change}>
      <Picture size={20} strokeWidth={1.75} aria-hidden="true" />
    </RoundButton>
  );
}
