import { defineSite } from '../site.ts';

export const huggingFace = defineSite({
  id: 'hugging-face',
  name: 'Hugging Face Papers',
  matches: ['https://huggingface.co/papers*'],
  kind: () => undefined,
  anchors: 'article',
  read: () => undefined,
});
