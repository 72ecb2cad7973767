import {expect, test} from 'vitest';
import type {PodObject, ServiceObject} from '../../../source/demo/objects/kubernetes-object.ts';
import {podOf, startDemo} from '../../_helpers/demo-api.ts';

test('each step is the next thing that happens, and after a round all is as it was', async () => {
	const {timeline, store, ...server} = await startDemo();
	const pod = (app: string) => store.get<PodObject>('pods', 'shop', podOf({timeline, store, ...server}, 'shop', app))!;
	const isReady = (app: string) => pod(app).status.containerStatuses?.[0]?.ready;
	const restarts = () => pod('payments').status.containerStatuses?.[0]?.restartCount ?? 0;
	const selector = () => store.get<ServiceObject>('services', 'shop', 'search')?.spec.selector;
	const before = {restarts: restarts(), api: podOf({timeline, store, ...server}, 'shop', 'api')};

	timeline.step();
	expect(isReady('web')).toBe(false);
	timeline.step();
	expect(restarts()).toBe(before.restarts + 1);
	timeline.step();
	expect(isReady('web')).toBe(true);
	timeline.step();
	expect(store.get('pods', 'shop', before.api)).toBeUndefined();
	timeline.step();
	expect(selector()).toEqual({app: 'search', version: 'v2'});
	timeline.step();
	timeline.step();
	expect(selector()).toEqual({app: 'search'});
	timeline.step();
	timeline.step();
	expect(isReady('web')).toBe(false);
});
