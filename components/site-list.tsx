import { i18n } from '#i18n';

/** One row of the list: a site, or a host that the user has turned on. */
export interface ListedSite {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
}

interface SiteListProps {
  /** Names of the sites that are read from the start. */
  readonly always: readonly string[];
  readonly sites: readonly ListedSite[];
  readonly onTurn: (id: string, on: boolean) => void;
}

/** Which sites are read. Each change holds at once, after the browser's own question. */
export function SiteList({ always, sites, onTurn }: SiteListProps) {
  return (
    <section>
      <h2>{i18n.t('sites.heading')}</h2>
      <p>{i18n.t('sites.always', [always.join(', ')])}</p>
      <p>{i18n.t('sites.optional')}</p>
      <ul class="site-list">
        {sites.map(({ id, name, on }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={on}
                data-site={id}
                onChange={({ currentTarget }) => {
                  const wanted = currentTarget.checked;
                  currentTarget.checked = on; // until the user has answered the browser
                  onTurn(id, wanted);
                }}
              />{' '}
              <bdi>{name}</bdi>
            </label>
          </li>
        ))}
      </ul>
      <p class="hint">{i18n.t('sites.elsewhere')}</p>
    </section>
  );
}
