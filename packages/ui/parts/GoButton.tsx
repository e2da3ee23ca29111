/** A link that looks like a button: it can be opened in a new tab, and moves without loading the page anew. */
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import type { MouseEvent, ReactNode } from "react";

interface GoButtonProps {
  readonly to: string;
  readonly isPrimary?: boolean;
  readonly children: ReactNode;
}

export function GoButton({ to, isPrimary = false, children }: GoButtonProps) {
  const go = useNavigate();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    void go({ to });
  };
  return (
    <Button href={to} type={isPrimary ? "primary" : "default"} onClick={follow}>
      {children}
    </Button>
  );
}
