import { expect, test } from 'vitest';
import { migrations } from './migrate.ts';

test('migrations are numbered in order and stay as they were written', () => {
  expect(migrations().map(({ number, name, hash }) => [number, name, hash])).toEqual([
    [1, '0001-tables.sql', '2551a58b8f68dd1136d6087f0ae282ff23a51d7020c142a5aafdb5a3624a6e8d'],
    [2, '0002-row-rules.sql', '90706faaf6f9898e38b71eacd4d6feddb97662c096715c7caf4e74412611a7e9'],
    [3, '0003-search.sql', '3af310a08b516644b11d02e17dee8be77f3a996c4dd3a295a66e3ddccdf295f5'],
    [4, '0004-unit-search.sql', 'e4ab1a5e28f751ac66dc74275db5028588bfc87df604ce6ee633cfbf3bab1c81'],
    [5, '0005-rejudge-marks.sql', 'bae15cc38e294496e50f98fa928ea83d89d6e464777c390190565bd0d4229f39'],
    [6, '0006-device-commands.sql', '9cd66033980c39d165747d9006ba9d590d5e89c55a196616aec118dd2dd231d8'],
    [7, '0007-data-marks.sql', '40a99269d5f5ecf9bbcf590c66f1c66aaf2fae17b2ff7f938a6319fdaddaf3db'],
    [8, '0008-check-spans.sql', 'ecbedd3690fc0ff37204e8e70a36658957a745c30d85f81f1846d93b4401d282'],
    [9, '0009-import-mappings.sql', '64b22c09b6e77bdc34e31b31398a285c51708587e2fffc023d4a998824a09d93'],
    [10, '0010-api-keys.sql', '76d060727228aa76981e2eb5ccf6ec5acd6003c0d62ea98ba25902a56d4aa163'],
    [11, '0011-upper-platforms.sql', '5b680de87a183345280076adb3832d79b8a5a65833384cbaf53cb884ab23862b'],
    [12, '0012-deduction-appeals.sql', 'bb637fff878a6a5785590e003b43fb5ba7c6657ba1130b29b138d7b4543e1807'],
    [13, '0013-device-keys.sql', 'fb7f2dd0e5a791b2b9a9bc5c8afbe1814092cad9e3fee8e7546d593e4118e513'],
    [14, '0014-thing-versions.sql', 'b0418692268fbc4a89b52dbff56322901ba6ae0d26b3dfe85ddaac0ffa3aae35'],
    [15, '0015-exchange-sources.sql', '2a9c64d09882581707e1b04ab94d5278669e951494726736d9edf0abccd9b40f'],
    [16, '0016-casework-scale.sql', 'edf4b71aeba2f34ed54b36f25b9ad81d22f888e0919dc303e3ef54fccf4e04e3'],
    [17, '0017-case-parents.sql', '89c71d3137b57315e6c87b090a95fd028db236a2c492f88f894b2bb868f4cc11'],
    [18, '0018-calendar-feeds.sql', '6de932264fe41dc18caa7c69a59df31b773c897cccd1d6a700155ac31aad6edb'],
    [19, '0019-messages.sql', '64295d7a0026308cc4106f932f391fb25d3e77d2c3a6ad57d82fa02fbff19692'],
    [20, '0020-signing.sql', 'eacb1879b681a7a849dc15ee89bf75a6c0d2776921dde8691a536ac7fd36a55a'],
    [21, '0021-publication-parents.sql', '267face5087dc265c6aa10c4cfe2c524d24ea806e35fff628e7970d8b39a0ee3'],
    [22, '0022-casework-speed.sql', 'e0aa345807b6073c51024efb72f0a26a69abd86a9f8e3d656f22d24a06ace918'],
    [23, '0023-complaints.sql', '83692eead2b842d5df8c6d5709f88f297508f1140f059250f44909e128f1bf13'],
    [24, '0024-gateway-relay.sql', '7b8dd23d443899ffd1306a0fe19839d93ebd81a1bd68e722d4e8e17f3b96cad2'],
    [25, '0025-reporters.sql', 'e664ab0e47bc7b0f01baf89c4bf991802f3f6e46803e708380d3fd37a6e5d019'],
    [26, '0026-files.sql', '3651489e0e265839dff4471a402dcd952567b45f7fc8efa40fda8bfbc72bcdd5'],
    [27, '0027-deliveries.sql', '290564453f702fc0acbce6924176b4931ab7517b53d7af3825c2002969a44f4f'],
    [28, '0028-cases-found.sql', '1454e1d3c83f7dcf5aa39f27e4a01a50e38c1c71a43539e45049222f2aac767b'],
    [29, '0029-measures.sql', 'a7227a165da16b7a90f4922c68c9d920ad98fe0aa5f941f5ee44b5fe7e09a91f'],
    [30, '0030-preferences.sql', 'cd2d9fc9007981dafedb3161c9a34871a6ff8e2828defd0a355ad686c11bc2bb'],
    [31, '0031-event-texts.sql', '984bdc6de008726b808a9553ac4aa70dca41cdbaba58ec1841c598a3e26a688b'],
    [32, '0032-case-must-move.sql', '0a8a804a7227a19bebcfc199de3eb4ca77d179e818cbe86b6fdadbf2b46a11b7'],
  ]);
});
