// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Segments

@Suite struct XXH64Tests {
  /// Published with xxHash and its bindings; computed again with python-xxhash, which wraps the reference code.
  @Test(
    arguments: [
      ("", 0, 0xEF46_DB37_51D8_E999), ("a", 0, 0xD24E_C4F1_A98C_6E5B), ("abc", 0, 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0, 0xFBCE_A83C_8A37_8BF1),
      ("xxhash", 0, 0x32DD_3895_2C4B_C720), ("xxhash", 20_141_025, 0xB559_B98D_844E_0635),
    ] as [(String, UInt64, UInt64)])
  func text(_ text: String, _ seed: UInt64, _ hash: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { XXH64.hash($0, seed: seed) } == hash)
  }

  /// The sanity buffer of xxHash's own self test, at lengths that end in every kind of tail.
  @Test(
    arguments: [
      (1, 0xE934_A84A_DB05_2768, 0x5014_6076_43A9_B4C3), (4, 0x9136_A0DC_A574_57EE, 0xCAAB_286B_D8E9_FDB5),
      (14, 0x8282_DCC4_994E_35C8, 0xC3BD_6BF6_3DEB_6DF0), (31, 0x299B_39A2_90E6_D783, 0xDA67_3D5F_EB5C_1D79),
      (32, 0x18B2_1649_2BB4_4B70, 0xB3F3_3BDF_93AD_E409), (33, 0x55C8_DC3E_578F_5B59, 0xE92C_292F_64BC_3071),
      (63, 0xA9EF_BE0F_A0F3_F4E7, 0x6C91_1FAD_B05B_6FC2), (222, 0xB641_AE8C_B691_C174, 0x20CB_8AB7_AE10_C14A),
      (2367, 0xA824_18DD_EC0E_A581, 0xA36A_93C1_8052_673A),
    ] as [(Int, UInt64, UInt64)])
  func sanityBuffer(_ length: Int, _ unseeded: UInt64, _ seeded: UInt64) {
    let prime32: UInt64 = 2_654_435_761
    var state = prime32
    let bytes = (0..<length).map { _ in
      defer { state = state &* 11_400_714_785_074_694_797 }
      return UInt8(state >> 56)
    }
    #expect(bytes.withUnsafeBytes { XXH64.hash($0) } == unseeded)
    #expect(bytes.withUnsafeBytes { XXH64.hash($0, seed: prime32) } == seeded)
  }
}
