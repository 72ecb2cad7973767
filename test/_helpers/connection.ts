import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {onTestFinished} from 'vitest';
import type {DemoServer} from '../../source/demo/server.ts';
import {connect} from '../../source/kubernetes/connection/connection.ts';

/** Connects to a demo server, as anybody or as someone else; closed when the test ends. */
export const connectTo = (
	{kubeconfig}: Pick<DemoServer, 'kubeconfig'>,
	identity: {readonly as: string | undefined; readonly groups: readonly string[]} = {as: undefined, groups: []},
) => {
	const connection = connect(() => {
		const config = new KubeConfig();
		config.loadFromString(kubeconfig);
		return config;
	}, identity);
	onTestFinished(connection.close);
	return connection;
};
