import {writeFile} from 'node:fs/promises';
import {facetList} from './facet-list.ts';
import {kindLists} from './kind-lists.ts';
import {ruleLists} from './rule-list.ts';
import {toolList} from './tool-list.ts';

for (const [file, text] of [...(await kindLists()), await facetList(), ...(await ruleLists()), await toolList()]) {
	await writeFile(new URL(`../source/${file}`, import.meta.url), text);
}
