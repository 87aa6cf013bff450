/** Finds a Chromium on this machine for the browser tests; none is ever downloaded. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder
      ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'), join(folder, 'Chromium', 'Application', 'chrome.exe')]
      : [];
  }),
];

/** The path of the program: `RELAIS_CHROMIUM`, else the usual names on the PATH, else the usual places. */
export function findChromium(): string | undefined {
  const chosen = process.env.RELAIS_CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find((file) => existsSync(file));
}

export const howToGetChromium =
  'No Chromium was found. Install one (Debian: apt-get install chromium) or set RELAIS_CHROMIUM to its path, then run: npm run verify -- browser';
