interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How far a long job is. */
export function Progress({ label, done, total }: ProgressProps) {
  return (
    <label class="progress">
      {label}
      <progress value={done} max={Math.max(1, total)} />
    </label>
  );
}
