import type { Command } from './command.ts';
import { bundleCreate } from './commands/bundle-create.ts';
import { bundleTest } from './commands/bundle-test.ts';
import { bundlePublish } from './commands/bundle-publish.ts';
import { bundleInstall } from './commands/bundle-install.ts';
import { bundleList } from './commands/bundle-list.ts';
import { bundleRollback } from './commands/bundle-rollback.ts';
import { bundleUninstall } from './commands/bundle-uninstall.ts';
import { bundleDoctor } from './commands/bundle-doctor.ts';
import { channelAlias } from './commands/channel-alias.ts';
import { channelAttest } from './commands/channel-attest.ts';
import { channelClose } from './commands/channel-close.ts';
import { channelKeysDelegate } from './commands/channel-keys-delegate.ts';
import { channelKeysDraftRoot } from './commands/channel-keys-draft-root.ts';
import { channelKeysInit } from './commands/channel-keys-init.ts';
import { channelKeysList } from './commands/channel-keys-list.ts';
import { channelKeysMake } from './commands/channel-keys-make.ts';
import { channelKeysPublishRoot } from './commands/channel-keys-publish-root.ts';
import { channelKeysRevoke } from './commands/channel-keys-revoke.ts';
import { channelKeysRotate } from './commands/channel-keys-rotate.ts';
import { channelKeysSignRoot } from './commands/channel-keys-sign-root.ts';
import { channelRefresh } from './commands/channel-refresh.ts';
import { channelSign } from './commands/channel-sign.ts';
import { channelHistory } from './commands/channel-history.ts';
import { channelPolicy } from './commands/channel-policy.ts';
import { channelPromote } from './commands/channel-promote.ts';
import { channelPublish } from './commands/channel-publish.ts';
import { channelRollback } from './commands/channel-rollback.ts';
import { channelRollout } from './commands/channel-rollout.ts';
import { channelShow } from './commands/channel-show.ts';
import { channelSubscribe } from './commands/channel-subscribe.ts';
import { channelVerify } from './commands/channel-verify.ts';
import { channelWithdraw } from './commands/channel-withdraw.ts';
import { completion } from './commands/completion.ts';
import { deltaApply } from './commands/delta-apply.ts';
import { deltaCreate } from './commands/delta-create.ts';
import { deltaExplain } from './commands/delta-explain.ts';
import { deltaDiff } from './commands/delta-diff.ts';
import { deltaPatch } from './commands/delta-patch.ts';
import { feedList } from './commands/feed-list.ts';
import { feedPlan } from './commands/feed-plan.ts';
import { feedUpdate } from './commands/feed-update.ts';
import { feedVerify } from './commands/feed-verify.ts';
import { flatten } from './commands/flatten.ts';
import { flowApply } from './commands/flow-apply.ts';
import { flowExplain } from './commands/flow-explain.ts';
import { flowGraph } from './commands/flow-graph.ts';
import { flowPlan } from './commands/flow-plan.ts';
import { gateList } from './commands/gate-list.ts';
import { gateRun } from './commands/gate-run.ts';
import { gateVerifyPublished } from './commands/gate-verify-published.ts';
import { gateWorkflow } from './commands/gate-workflow.ts';
import { inspect } from './commands/inspect.ts';
import { matrixLint } from './commands/matrix-lint.ts';
import { matrixMigrate } from './commands/matrix-migrate.ts';
import { offlineCheck } from './commands/offline-check.ts';
import { offlineExport } from './commands/offline-export.ts';
import { offlineImport } from './commands/offline-import.ts';
import { offlineInit } from './commands/offline-init.ts';
import { offlineMissing } from './commands/offline-missing.ts';
import { offlinePrune } from './commands/offline-prune.ts';
import { offlinePull } from './commands/offline-pull.ts';
import { offlinePush } from './commands/offline-push.ts';
import { offlineRestore } from './commands/offline-restore.ts';
import { offlineUpdate } from './commands/offline-update.ts';
import { offlineVerify } from './commands/offline-verify.ts';
import { matrixCheck } from './commands/matrix-check.ts';
import { matrixExplain } from './commands/matrix-explain.ts';
import { matrixSolve } from './commands/matrix-solve.ts';
import { matrixUpgrades } from './commands/matrix-upgrades.ts';
import { matrixWhatBreaks } from './commands/matrix-what-breaks.ts';
import { matrixPath } from './commands/matrix-path.ts';
import { matrixRender } from './commands/matrix-render.ts';
import { matrixRuntime } from './commands/matrix-runtime.ts';
import { matrixSupport } from './commands/matrix-support.ts';
import { releasify } from './commands/releasify.ts';
import { resolve } from './commands/resolve.ts';
import { siteBuild } from './commands/site-build.ts';
import { siteServe } from './commands/site-serve.ts';
import { spineCheck } from './commands/spine-check.ts';
import { spineRender } from './commands/spine-render.ts';
import { spineSync } from './commands/spine-sync.ts';

/** Every command, in the order the help lists them: the main job, its steps, then what looks into the results. */
export const COMMANDS: readonly Command[] = [
  releasify,
  flatten,
  resolve,
  inspect,
  deltaCreate,
  deltaApply,
  deltaExplain,
  deltaDiff,
  deltaPatch,
  feedList,
  feedVerify,
  feedPlan,
  feedUpdate,
  matrixLint,
  matrixCheck,
  matrixSolve,
  matrixExplain,
  matrixUpgrades,
  matrixPath,
  matrixWhatBreaks,
  matrixSupport,
  matrixRuntime,
  matrixRender,
  matrixMigrate,
  bundleCreate,
  bundleTest,
  bundlePublish,
  bundleInstall,
  bundleList,
  bundleRollback,
  bundleUninstall,
  bundleDoctor,
  offlineInit,
  offlineUpdate,
  offlineCheck,
  offlineVerify,
  offlineRestore,
  offlineMissing,
  offlinePrune,
  offlineExport,
  offlineImport,
  offlinePush,
  offlinePull,
  spineCheck,
  spineSync,
  spineRender,
  gateRun,
  gateList,
  gateWorkflow,
  gateVerifyPublished,
  channelPublish,
  channelPromote,
  channelRollback,
  channelWithdraw,
  channelRollout,
  channelShow,
  channelHistory,
  channelAlias,
  channelPolicy,
  channelClose,
  channelSubscribe,
  channelVerify,
  channelAttest,
  channelSign,
  channelRefresh,
  channelKeysInit,
  channelKeysList,
  channelKeysDelegate,
  channelKeysRotate,
  channelKeysRevoke,
  channelKeysMake,
  channelKeysDraftRoot,
  channelKeysSignRoot,
  channelKeysPublishRoot,
  flowPlan,
  flowApply,
  flowExplain,
  flowGraph,
  siteBuild,
  siteServe,
  completion,
];
