/** to be written */ export async function run(_: readonly string[]): Promise<void> {}
