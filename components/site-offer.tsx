import { i18n } from '#i18n';

interface SiteOfferProps {
  /** Of a site that we know, or the host of one that we do not. */
  readonly name: string;
  readonly isKnown: boolean;
  readonly onTurnOn: () => void;
}

/** For a page of a site that is off. */
export function SiteOffer({ name, isKnown, onTurnOn }: SiteOfferProps) {
  return (
    <div class="notice">
      <p>
        <strong>{i18n.t('sites.isOff', [name])}</strong> {i18n.t(isKnown ? 'sites.offKnown' : 'sites.offHost')}
      </p>
      <button type="button" class="primary" onClick={onTurnOn}>
        {i18n.t('sites.turnOn', [name])}
      </button>
      <p class="hint">{i18n.t('sites.prompt')}</p>
    </div>
  );
}
