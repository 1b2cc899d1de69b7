import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** For the section of a job whose buttons come and go with its steps: the keyboard stays in it when its button goes. */
export function useJobFocus(step: string): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) section.current?.focus();
  }, [step]);
  return section;
}
