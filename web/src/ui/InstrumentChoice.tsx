import { Segments } from './Button';

/** Which of several instruments is looked at; nothing to choose from one. */
export function InstrumentChoice({ all, value, onChange }: { all: readonly string[]; value: string | undefined; onChange: (value: string) => void }) {
  if (all.length < 2 || value === undefined) {
    return null;
  }
  return all.length <= 4 ? (
    <Segments label="Instrument" value={value} onChange={onChange} options={all.map((one) => ({ value: one, label: one }))} />
  ) : (
    <label className="flex items-center gap-2 text-xs text-soft">
      Instrument
      <select value={value} onChange={(event) => onChange(event.target.value)} className="min-h-7 rounded-md border border-line-strong bg-field px-1.5 text-ink">
        {all.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}
