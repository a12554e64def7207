import type { ButtonHTMLAttributes } from 'react';

type Kind = 'plain' | 'primary' | 'danger' | 'quiet' | 'buy' | 'sell';
type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind; size?: 'small' | 'normal' };

const kinds: Record<Kind, string> = {
  plain: 'border-line-strong bg-transparent text-ink hover:bg-raised',
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110',
  danger: 'border-danger/60 bg-transparent text-danger hover:bg-danger-wash',
  quiet: 'border-transparent bg-transparent text-soft hover:bg-raised hover:text-ink',
  buy: 'border-up bg-up-wash text-up hover:brightness-110',
  sell: 'border-down bg-down-wash text-down hover:brightness-110',
};

export function Button({ kind = 'plain', size = 'normal', className = '', type = 'button', ...rest }: ButtonProps) {
  const form = size === 'small' ? 'min-h-7 px-2 text-xs' : 'min-h-9 px-3 text-sm';
  return (
    <button
      type={type}
      className={`inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-50 ${form} ${kinds[kind]} ${className}`}
      {...rest}
    />
  );
}

type SegmentsProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** A choice of a few, all in sight. */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  return (
    <div role="group" aria-label={label} className="inline-flex overflow-hidden rounded-md border border-line-strong">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={`min-h-7 border-l border-line-strong px-2.5 text-xs font-medium first:border-l-0 -outline-offset-2 ${
            option.value === value ? 'bg-accent-wash text-accent' : 'text-soft hover:bg-raised hover:text-ink'
          }`}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

/** A choice that is on or off. */
export function Toggle({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={`min-h-7 rounded-md border px-2 text-xs font-medium whitespace-nowrap ${isOn ? 'border-accent/40 bg-accent-wash text-accent' : 'border-transparent text-soft hover:bg-raised hover:text-ink'}`}
    >
      {children}
    </button>
  );
}
