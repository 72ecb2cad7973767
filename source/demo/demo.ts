import {scenario} from './scenario/scenario.ts';
import {type DemoServer, startDemoServer} from './server.ts';

/** Long enough to read a row before the next thing happens. */
const period = 10_000;

/** Starts the demo cluster, with things that change. */
export const startDemo = (): Promise<DemoServer> => startDemoServer({scenario: scenario(Date.now()), period});
