import { render } from 'preact';

import { i18n } from '#i18n';

import { readSettings } from '../../lib/settings/settings.ts';
import { Options } from './options.tsx';

document.documentElement.lang = i18n.t('language');
document.title = i18n.t('options.title');
const place = document.querySelector('#app');
if (place) render(<Options initial={await readSettings()} />, place);
