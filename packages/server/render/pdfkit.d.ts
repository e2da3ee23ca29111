/** What the program uses of pdfkit, which ships no types. */
declare module "pdfkit" {
  interface PageOptions {
    readonly size: string;
    readonly layout: "portrait" | "landscape";
    readonly margin: number;
    readonly bufferPages?: boolean;
    readonly info?: Readonly<Record<string, string>>;
  }

  class PDFDocument {
    constructor(options: PageOptions);
    readonly page: { readonly width: number; readonly height: number };
    on(event: "data", told: (chunk: Buffer) => void): this;
    on(event: "end", told: () => void): this;
    registerFont(name: string, file: string): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(colour: string): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: { readonly lineBreak: false }): this;
    addPage(): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(page: number): void;
    end(): void;
  }
  export { PDFDocument as default };
}
