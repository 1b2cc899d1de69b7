/* What the oracle tests use of citation-js, which has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** Parses a text into CSL-JSON items; `forceType` names the format. */
      chain(text: string, options: { forceType: string; generateGraph: boolean }): CslItem[];
    };
  };
  interface CslName {
    readonly family?: string;
    readonly given?: string;
    readonly literal?: string;
    readonly suffix?: string;
    readonly 'non-dropping-particle'?: string;
  }
  export interface CslItem {
    readonly id: string;
    readonly title: string;
    readonly author?: readonly CslName[];
    readonly issued?: unknown;
    readonly DOI?: string;
    readonly URL?: string;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
