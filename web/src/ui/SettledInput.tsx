import { Input } from "antd";
import { useEffect, useRef, useState } from "react";

interface SettledInputProps {
  readonly label: string;
  readonly value: string;
  readonly className?: string;
  /** Called once the writing rests; never in the middle of composing a Chinese word. */
  readonly onSettle: (value: string) => void;
}

const REST_MS = 250;

/** A field whose value is taken when the writing rests. */
export function SettledInput({ label, value, className, onSettle }: SettledInputProps) {
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== told) {
    // changed from outside (a link, "clear"): follow
    setTold(value);
    setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const settle = (next: string, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTold(next);
      onSettle(next);
    }, wait);
  };
  return (
    <Input
      allowClear
      {...(className === undefined ? {} : { className })}
      placeholder={label}
      aria-label={label}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const { nativeEvent } = event;
        if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) return;
        settle(event.target.value, REST_MS);
      }}
      onCompositionEnd={(event) => settle(event.currentTarget.value, REST_MS)}
      onPressEnter={() => settle(text, 0)}
    />
  );
}
