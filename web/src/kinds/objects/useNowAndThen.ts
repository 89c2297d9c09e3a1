import { useEffect, useEffectEvent, useRef, useState } from "react";

/** The text as it is now and then: a video changes what is seen many times a second, and nobody can listen to that. */
export function useNowAndThen(text: string, pause = 4000): string {
  const [shown, setShown] = useState(text);
  const due = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useEffectEvent(() => setShown(text));

  useEffect(() => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        due.current = performance.now() + pause;
        show();
      },
      Math.max(0, due.current - performance.now()),
    );
  }, [text, pause]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  return shown;
}
