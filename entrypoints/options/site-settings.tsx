import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { SiteList, type ListedSite } from '../../components/site-list.tsx';
import { sitesOn, turnOff, turnOn } from '../../lib/settings/site-permission.ts';
import { siteOfHost, watchTurnedOn } from '../../lib/settings/turned-on.ts';
import { optionalSites, sitesAtInstall } from '../../lib/recognize/sites.ts';

const always = sitesAtInstall.map(({ name }) => name);

export function SiteSettings() {
  const [sites, setSites] = useState<readonly ListedSite[]>([]);

  const list = useCallback(async () => {
    const on = new Set((await sitesOn()).map(({ id }) => id));
    const known = optionalSites.map(({ id, name }) => ({ id, name, on: on.has(id) }));
    const hosts = [...on].filter((id) => optionalSites.every((site) => site.id !== id));
    setSites([...hosts.map((id) => ({ id, name: id, on: true })), ...known]);
  }, []);

  useEffect(() => {
    const changed = () => void list();
    changed();
    const stopWatching = watchTurnedOn(changed);
    browser.permissions.onAdded.addListener(changed);
    browser.permissions.onRemoved.addListener(changed);
    return () => {
      stopWatching();
      browser.permissions.onAdded.removeListener(changed);
      browser.permissions.onRemoved.removeListener(changed);
    };
  }, [list]);

  const turn = (id: string, on: boolean) => {
    const site = optionalSites.find((known) => known.id === id) ?? siteOfHost(id);
    void (on ? turnOn(site) : turnOff(site)).then(list);
  };

  return <SiteList always={always} sites={sites} onTurn={turn} />;
}
