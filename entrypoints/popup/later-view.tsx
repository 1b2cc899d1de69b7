import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A view that is left for the list. */
export type BackableView = FunctionComponent<{ readonly onBack: () => void }>;

interface LaterViewProps {
  readonly load: () => Promise<BackableView>;
  readonly onBack: () => void;
}

/** A view that most openings of the popup have no use for: it is loaded when it is first shown. */
export function LaterView({ load, onBack }: LaterViewProps) {
  const [View, setView] = useState<BackableView>();
  useEffect(() => void load().then((view) => setView(() => view)), [load]);
  return View ? <View onBack={onBack} /> : null;
}
