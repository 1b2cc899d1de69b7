import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface ChunkedListProps<Item> {
  readonly label: string;
  readonly total: number;
  readonly chunkSize: number;
  /** Chunk number → its items; the rest is fetched when `onLook` names it. */
  readonly chunks: ReadonlyMap<number, readonly Item[]>;
  /** Chunks in and near the viewport, whenever they change. */
  readonly onLook: (chunks: readonly number[]) => void;
  /** A list item. */
  readonly children: (item: Item, position: number) => ComponentChildren;
}

/** Height of a row in `em` before one was measured. */
const estimatedRow = 5;

/**
 * A list of any length in which only the chunks near the viewport have rows; the others are blank and as high as they
 * were when they left, so that rows may differ in height and the scroll bar tells the truth.
 */
export function ChunkedList<Item>(props: ChunkedListProps<Item>) {
  const { label, total, chunkSize, chunks, onLook, children } = props;
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([0]));
  const heights = useRef(new Map<number, number>());
  const list = useRef<HTMLUListElement>(null);
  const count = Math.ceil(total / chunkSize);

  useEffect(() => {
    const observer = new IntersectionObserver(
      (changes) =>
        setNear((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting, boundingClientRect } of changes) {
            const chunk = Number(target.getAttribute('data-chunk'));
            if (isIntersecting) after.add(chunk);
            // A row that has the focus stays, or the keyboard would lose its place.
            else if (!target.contains(document.activeElement)) {
              heights.current.set(chunk, boundingClientRect.height);
              after.delete(chunk);
            }
          }
          return after;
        }),
      { rootMargin: '100% 0px' },
    );
    for (const chunk of list.current?.children ?? []) observer.observe(chunk);
    return () => observer.disconnect();
  }, [count]);

  const looked = [...near].filter((chunk) => chunk < count);
  const lookedKey = looked.join();
  useEffect(() => onLook(looked), [lookedKey, chunks]);

  return (
    // Busy as a whole: a part of it that says so itself would be read out as an item with items in it.
    <ul class="rows" ref={list} aria-label={label} aria-busy={looked.some((chunk) => !chunks.has(chunk))}>
      {Array.from({ length: count }, (_, chunk) => {
        const items = near.has(chunk) ? chunks.get(chunk) : undefined;
        const size = Math.min(chunkSize, total - chunk * chunkSize);
        const height = heights.current.get(chunk);
        return (
          <li
            key={chunk}
            role="presentation"
            data-chunk={chunk}
            style={items ? undefined : { height: height === undefined ? `${size * estimatedRow}em` : `${height}px` }}
          >
            {items && (
              <ul role="presentation">{items.map((item, index) => children(item, chunk * chunkSize + index))}</ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
