import { testAdapter } from '#test/contracts/adapter.ts';
import { createSlackHarness } from './harness.ts';

testAdapter('Slack over HTTP', (house) => createSlackHarness(house, 'http'));
testAdapter('Slack over Socket Mode', (house) => createSlackHarness(house, 'socket'));
