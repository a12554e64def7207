import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';

const box =
  'min-h-9 w-full min-w-0 rounded-md border border-line-strong bg-field px-2.5 text-sm text-ink placeholder:text-faint disabled:opacity-50 aria-invalid:border-danger';

type Common = { label: string; hint?: ReactNode; fault?: string | null; className?: string };

function Frame({ id, label, hint, fault, className = '', children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-xs font-medium text-soft">
        {label}
      </label>
      {children}
      {fault ? (
        <p id={`${id}-says`} className="text-xs text-danger">
          {fault}
        </p>
      ) : (
        hint !== undefined && (
          <p id={`${id}-says`} className="text-xs text-faint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

export function TextField({ label, hint, fault, className, numeric = false, ...rest }: Common & InputHTMLAttributes<HTMLInputElement> & { numeric?: boolean }) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} fault={fault} className={className}>
      <input
        id={id}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault || hint !== undefined ? `${id}-says` : undefined}
        inputMode={numeric ? 'decimal' : undefined}
        autoComplete={numeric ? 'off' : undefined}
        className={box}
        {...rest}
      />
    </Frame>
  );
}

export function SelectField({ label, hint, fault, className, children, ...rest }: Common & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} fault={fault} className={className}>
      <select id={id} aria-invalid={fault ? true : undefined} className={`${box} pr-7`} {...rest}>
        {children}
      </select>
    </Frame>
  );
}

export function CheckField({ label, className = '', ...rest }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={`flex items-start gap-2 text-sm ${className}`}>
      <input type="checkbox" className="mt-0.5 size-4 accent-(--accent)" {...rest} />
      <span>{label}</span>
    </label>
  );
}
