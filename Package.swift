// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

// Every import is internal unless it says `public import`, so that no type of GRDB or GSL can stand in a public
// signature by accident. `make layers` checks which module imports which.
let strict: [SwiftSetting] = [.enableUpcomingFeature("InternalImportsByDefault")]

// On Linux these are not linked: the first workbook that is read or written loads them.
#if os(Linux)
  let (zipPackage, xlsxWriterPackage): (String?, String?) = (nil, nil)
#else
  let (zipPackage, xlsxWriterPackage): (String?, String?) = ("libzip", "xlsxwriter")
#endif

let package = Package(
  name: "nenrin",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "nenrin", targets: ["nenrin"]),
    // What `make extension` installs as nenrin.so, for sqlite3, Python and Datasette.
    .library(name: "NenrinSQLite", type: .dynamic, targets: ["IndicatorSQL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(name: "CText"),
    .target(name: "CSQLiteExtension"),
    .target(name: "CSQLiteLibrary"),
    .systemLibrary(name: "CZip", pkgConfig: zipPackage, providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: xlsxWriterPackage,
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .target(name: "CLibraryLoader", dependencies: ["CXlsxWriter", "CZip"]),

    .target(name: "Indicators", exclude: ["README.md"], swiftSettings: strict),
    .target(name: "CCores"),
    .target(name: "Threads", dependencies: ["CCores"], exclude: ["README.md"], swiftSettings: strict),
    .target(name: "Programs", exclude: ["README.md"], swiftSettings: strict),
    .target(name: "Notation", exclude: ["README.md"], swiftSettings: strict),
    .target(name: "Segments", dependencies: ["Indicators"], exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "IndicatorStore",
      dependencies: [
        "Segments", "Indicators", "Threads", "CSQLiteLibrary", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "IndicatorSQL", dependencies: ["Segments", "Indicators", "CSQLiteExtension"], exclude: ["README.md"],
      swiftSettings: strict),
    .target(
      name: "TrendStatistics", dependencies: ["Indicators", "Threads", "CGSL"],
      exclude: ["README.md", "Forecasting/README.md"],
      swiftSettings: strict),
    .target(
      name: "PlanReading",
      dependencies: ["Indicators", "Notation", "Programs", "Threads", "CZip", "CLibraryLoader", "CExpat"],
      exclude: ["README.md"],
      swiftSettings: strict),
    .target(
      name: "PlanEvaluation", dependencies: ["Indicators", "Threads", "TrendStatistics"],
      exclude: ["README.md", "Schemes.md"],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Indicators", "PlanEvaluation", "Programs", "TrendStatistics", "CText", "CXlsxWriter", "CLibraryLoader", "CZip",
      ],
      exclude: ["README.md"], swiftSettings: strict),
    .executableTarget(
      name: "nenrin",
      dependencies: [
        "Indicators", "Notation", "Segments", "IndicatorStore", "IndicatorSQL", "TrendStatistics", "PlanReading",
        "Programs", "Threads", "PlanEvaluation", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["README.md"], swiftSettings: strict),

    // What the tests of several modules need.
    .target(name: "TestSupport", dependencies: ["Programs"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "IndicatorsTests", dependencies: ["Indicators"]),
    .testTarget(name: "ThreadsTests", dependencies: ["Threads", "CCores"]),
    .testTarget(name: "ProgramsTests", dependencies: ["Programs"]),
    .testTarget(name: "NotationTests", dependencies: ["Notation"]),
    .testTarget(name: "SegmentsTests", dependencies: ["TestSupport", "Segments", "Indicators"]),
    .testTarget(name: "IndicatorSQLTests", dependencies: ["IndicatorSQL", "IndicatorStore", "Segments", "Indicators"]),
    .testTarget(
      name: "IndicatorStoreTests", dependencies: ["TestSupport", "IndicatorStore", "Segments", "Indicators"]),
    .testTarget(
      name: "TrendStatisticsTests", dependencies: ["TestSupport", "TrendStatistics", "Indicators", "CGSL"],
      exclude: ["StRD/README.md", "StRD/univariate", "StRD/linear", "StRD/nonlinear"]),
    .testTarget(
      name: "PlanReadingTests", dependencies: ["TestSupport", "PlanReading", "Indicators", "Programs", "CZip"],
      exclude: ["Documents", "Fixtures", "Reports"], linkerSettings: [.linkedLibrary("zip")]),
    .testTarget(
      name: "PlanEvaluationTests",
      dependencies: ["TestSupport", "PlanEvaluation", "Indicators", "PlanReading", "Reports", "TrendStatistics"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["TestSupport", "Reports", "PlanEvaluation", "Indicators", "PlanReading", "Programs"]),
    .testTarget(name: "CommandTests", dependencies: ["nenrin"]),
  ],
  swiftLanguageModes: [.v6]
)
