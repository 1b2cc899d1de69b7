interface Chip<Value> {
  readonly value: Value;
  readonly label: string;
  readonly count: number;
}

interface FilterChipsProps<Value> {
  readonly label: string;
  readonly chips: readonly Chip<Value>[];
  readonly selected: Value;
  readonly onSelect: (value: Value) => void;
}

/** One of several filters, each with what it would show. */
export function FilterChips<Value extends string>({ label, chips, selected, onSelect }: FilterChipsProps<Value>) {
  return (
    <div class="chips" role="group" aria-label={label}>
      {chips.map(({ value, label: name, count }) => (
        <button key={value} type="button" aria-pressed={value === selected} onClick={() => onSelect(value)}>
          {name} <span class="count">{count}</span>
        </button>
      ))}
    </div>
  );
}
