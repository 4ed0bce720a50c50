import { Button, type ButtonProps } from '@mantine/core';
import { useEffect, useRef, type ComponentPropsWithoutRef, type MouseEvent } from 'react';
import { focusIsLost } from './focus';

interface ActionButtonProps
  extends ButtonProps, Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> {
  readonly 'data-testid'?: string;
}

/**
 * A button whose own press may make it busy or unavailable. Browsers take the focus from a disabled
 * element, which would send whoever works by keyboard back to the top of the page; so this one says
 * that it is unavailable without being disabled, and gets the focus back after having been busy.
 */
export function ActionButton({
  disabled = false,
  loading = false,
  onClick,
  ...rest
}: ActionButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const busy = useRef(false);
  useEffect(() => {
    if (busy.current && !loading && focusIsLost()) {
      button.current?.focus({ preventScroll: true });
    }
    busy.current = loading;
  }, [loading]);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // Keeps Enter in a field from sending a form as well.
    if (disabled) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <Button
      ref={button}
      loading={loading}
      aria-disabled={disabled || undefined}
      onClick={press}
      {...(disabled ? { 'data-disabled': true } : {})}
      {...rest}
    />
  );
}
