interface ProgressProps {
  readonly label: string;
  /** Absent where nobody knows how much there is to do. */
  readonly done?: number | undefined;
  readonly total?: number | undefined;
}

/** How far a long job is, or that it is under way. */
export function Progress({ label, done, total }: ProgressProps) {
  return (
    <label class="progress">
      {label}
      {done === undefined || total === undefined ? <progress /> : <progress value={done} max={Math.max(1, total)} />}
    </label>
  );
}
