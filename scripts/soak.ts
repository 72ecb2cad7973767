import {soak} from '../bench/soak.ts';
import {connect} from '../source/kubernetes/connection/connection.ts';
import {loadKubeconfig} from '../source/kubernetes/connection/kubeconfig.ts';
import {placeOf} from '../source/kubernetes/connection/kubeconfig-location.ts';

/** How much the heap may have grown when everything is as it was. */
const allowed = 1.1;

const seconds = Number(process.argv[2] ?? 60);
const place = placeOf({kubeconfig: undefined});
const connection = connect(() => loadKubeconfig(place), {as: undefined, groups: []});
const result = await soak(connection, seconds, text => console.log(text));
connection.close();
console.log(`services       ${result.services}`);
console.log(`seen otherwise ${result.differing.length} ${result.differing.slice(0, 5).join(' ')}`);
console.log(`heap           ${result.heapBefore.toFixed(1)} → ${result.heapAfter.toFixed(1)} MiB`);
console.log(
	`longest turn   ${result.longestLoading.toFixed(0)} ms loading, ${result.longestChanging.toFixed(0)} ms changing`,
);
console.log(`processor      ${(result.load * 100).toFixed(1)} % of a core while changing`);
process.exitCode = result.differing.length > 0 || result.heapAfter > result.heapBefore * allowed ? 1 : 0;
