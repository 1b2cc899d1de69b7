import { launchFirefox } from './firefox.ts';
import { suite } from './suite.ts';

suite('firefox', process.env['FIREFOX_PATH'], launchFirefox);
