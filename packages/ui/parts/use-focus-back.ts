/** Where does the keyboard stand when a dialog goes that is drawn only while it is open? */
import { useEffect, useState } from "react";

/** Called by the dialog: the focus returns to what had it when the dialog came. */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
}
