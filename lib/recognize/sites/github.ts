import { isOn, plainPath } from '../address.ts';
import { defineSite } from '../site.ts';

/** First parts of addresses that are GitHub's own and nobody's account. */
const own = new Set(
  `about account apps codespaces collections contact customer-stories enterprise events explore features issues join
  login logout marketplace new notifications orgs pricing pulls readme search security sessions settings signup site
  sponsors stars team topics trending users watching`.split(/\s+/),
);

/**
 * READMEs and other rendered Markdown: every such list is written in a way of its own, so the generic recognizer reads
 * them. `markdown-body` is its class for rendered text (READMEs saved with their markup in public repositories, from before
 * and since the headings got a `markdown-heading` around them in 2024).
 */
export const github = defineSite({
  id: 'github',
  name: 'GitHub',
  matches: ['https://github.com/*'],
  kind(url) {
    const [account = '', repository, view, , ...path] = plainPath(url).slice(1).split('/');
    if (!isOn(url, 'github.com') || repository === undefined || own.has(account)) return undefined;
    const isText =
      view === 'blob' ? /\.(?:md|markdown|rst|ipynb)$/i.test(path.at(-1) ?? '') : view === 'wiki' || view === 'tree';
    return view === undefined || isText ? 'feed' : undefined;
  },
  anchors: '.markdown-body a[href]',
  frame: '.markdown-body',
  read: () => undefined,
});
