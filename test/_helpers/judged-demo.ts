import {jsonCodecs} from '../../source/cluster/json/codecs.ts';
import type {DemoServer} from '../../source/demo/server.ts';
import {resources} from '../../source/model/inputs.ts';
import type {Resource} from '../../source/model/objects.ts';
import {createWorld} from '../../source/model/world.ts';
import type {Finding} from '../../source/rules/finding.ts';
import {diagnoseMissing} from '../../source/rules/index.ts';
import {createJudge} from '../../source/rules/judge.ts';
import {synced} from './inputs.ts';

/** What stands of everything in a demo server after a minute in which nothing has changed. `now` in Unix milliseconds. */
export const judgedDemo = ({store}: DemoServer, now: number): readonly Finding[] => {
	const world = createWorld();
	const fill = <R extends Resource>(resource: R) => {
		const list = Buffer.from(JSON.stringify({kind: 'List', metadata: {}, items: store.list(resource)}));
		for (const record of jsonCodecs[resource].list().push(list)) {
			world.upsert(resource, record);
		}
	};

	for (const resource of resources) {
		fill(resource);
	}

	world.populated();
	world.join(() => true);
	const judge = createJudge();
	const inputs = synced();
	const views = [...world.views()];
	for (const view of views) {
		judge.judge(view, inputs, now);
	}

	judge.ripen(now + 60_000);
	return [
		...views.flatMap(view => judge.judge(view, inputs, now + 60_000).findings),
		...diagnoseMissing(world.missingServices(), inputs),
	];
};
