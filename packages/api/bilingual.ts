/** How is a sentence carried that a person will read? In both languages, always. */
import { z } from "zod";

export const bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;
