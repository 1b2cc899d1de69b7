import { render } from 'preact';

import { i18n } from '#i18n';

import { Popup } from './popup.tsx';

document.documentElement.lang = i18n.t('language');
const place = document.querySelector('#app');
if (place) render(<Popup address={new URL(location.href)} />, place);
