/** Which words may stand in the columns that hold a choice? */
export type Role = "admin" | "teacher" | "trainee";
export type Mode = "solo" | "shared";
