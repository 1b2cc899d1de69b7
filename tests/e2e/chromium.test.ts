import { launchChromium } from './chromium.ts';
import { suite } from './suite.ts';

suite('chromium', process.env['CHROME_PATH'], launchChromium);
