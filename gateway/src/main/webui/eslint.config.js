import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which layer may import which: client → hooks → components → pages, never back. */
const mayNotImport = (...layers) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: layers.map((layer) => ({
        group: [layer],
        message: 'Imports go client → hooks → components → pages.',
      })),
    },
  ],
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/client/**'],
    rules: mayNotImport(
      'react',
      'react-*',
      'livekit-client',
      '**/hooks/**',
      '**/media/**',
      '**/components/**',
      '**/pages/**',
    ),
  },
  {
    files: ['src/media/**'],
    rules: mayNotImport('react', 'react-*', '**/hooks/**', '**/components/**', '**/pages/**'),
  },
  { files: ['src/hooks/**'], rules: mayNotImport('**/components/**', '**/pages/**') },
  { files: ['src/components/**'], rules: mayNotImport('**/pages/**') },
  {
    files: ['*.config.*', 'e2e/**'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' },
  },
);
