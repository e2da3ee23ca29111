/** What ships with the product: desks, scenarios, and the version of the model they make. */
export { desks } from "./desks.gen.ts";
export { listScenarios, readScenario, SCENARIOS } from "./scenarios.ts";
export { bundleModel, loadModel } from "./bundle.ts";
export { model, type Model } from "./model.ts";
export { modelVersion } from "./model-version.ts";
export { metricFolders } from "./metrics.ts";
