using System.Text.Json.Nodes;
using NuGet.Packaging;
using NuGet.Packaging.Core;

internal static class Nuspecs
{
    public static JsonObject Describe(NuspecReader nuspec)
    {
        var repository = nuspec.GetRepositoryMetadata();
        var defaultNamespace = nuspec.Xml.Root.GetDefaultNamespace().NamespaceName;
        return new JsonObject
        {
            ["idValue"] = nuspec.GetId(),
            ["version"] = nuspec.GetVersion().ToNormalizedString(),
            ["versionFull"] = nuspec.GetVersion().ToFullString(),
            ["namespace"] = defaultNamespace,
            ["schemaVersion"] = ManifestSchemaUtility.GetVersionFromNamespace(defaultNamespace),
            ["title"] = nuspec.GetTitle(),
            ["authors"] = nuspec.GetAuthors(),
            ["owners"] = nuspec.GetOwners(),
            ["description"] = nuspec.GetDescription(),
            ["summary"] = nuspec.GetSummary(),
            ["releaseNotes"] = nuspec.GetReleaseNotes(),
            ["copyright"] = nuspec.GetCopyright(),
            ["tags"] = nuspec.GetTags(),
            ["language"] = Stated(nuspec.GetLanguage()),
            ["projectUrl"] = nuspec.GetProjectUrl(),
            ["iconUrl"] = nuspec.GetIconUrl(),
            ["icon"] = Stated(nuspec.GetIcon()),
            ["readme"] = Stated(nuspec.GetReadme()),
            ["licenseUrl"] = Stated(nuspec.GetLicenseUrl()),
            ["requireLicenseAcceptance"] = nuspec.GetRequireLicenseAcceptance(),
            ["developmentDependency"] = nuspec.GetDevelopmentDependency(),
            ["serviceable"] = nuspec.IsServiceable(),
            ["repository"] = new JsonObject
            {
                ["type"] = repository.Type,
                ["url"] = repository.Url,
                ["branch"] = repository.Branch,
                ["commit"] = repository.Commit,
            },
            ["dependencyGroups"] = nuspec.GetDependencyGroups().Select(DescribeGroup).ToJson(),
            ["referenceGroups"] = nuspec.GetReferenceGroups()
                .Select(group => DescribeItems(group.TargetFramework.GetShortFolderName(), group.Items)).ToJson(),
            ["packageTypes"] = nuspec.GetPackageTypes()
                .Select(type => new JsonObject { ["name"] = type.Name, ["version"] = type.Version.ToString() }).ToJson(),
            ["license"] = DescribeLicense(nuspec.GetLicenseMetadata()),
            ["minClientVersion"] = nuspec.GetMinClientVersion()?.ToNormalizedString(),
            ["frameworkAssemblyGroups"] = nuspec.GetFrameworkAssemblyGroups()
                .GroupBy(group => group.TargetFramework.GetShortFolderName(), group => group.Items.Select(item => item.ToLowerInvariant()))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => DescribeItems(group.Key, group.SelectMany(items => items).Distinct().Order(StringComparer.Ordinal)))
                .ToJson(),
            ["frameworkRefGroups"] = nuspec.GetFrameworkRefGroups()
                .Select(group => DescribeItems(group.TargetFramework.GetShortFolderName(), group.FrameworkReferences.Select(reference => reference.Name)))
                .ToJson(),
            ["contentFiles"] = nuspec.GetContentFiles().Select(DescribeContent).ToJson(),
        };
    }

    /// An element that says nothing is as good as none.
    private static string Stated(string text) => text == "" ? null : text;

    /// How often NuGet warns, whatever it says.
    private static JsonObject DescribeLicense(LicenseMetadata license) => license == null ? null : new()
    {
        ["type"] = license.Type.ToString(),
        ["text"] = license.License,
        ["version"] = license.Version.ToString(),
        ["warnings"] = license.WarningsAndErrors?.Count ?? 0,
    };

    private static JsonObject DescribeGroup(PackageDependencyGroup group) => new()
    {
        ["tfm"] = group.TargetFramework.GetShortFolderName(),
        ["deps"] = group.Packages.Select(dependency => new JsonObject
        {
            ["id"] = dependency.Id,
            ["range"] = dependency.VersionRange?.ToNormalizedString(),
            ["include"] = dependency.Include.ToJson(),
            ["exclude"] = dependency.Exclude.ToJson(),
        }).ToJson(),
    };

    private static JsonObject DescribeItems(string framework, IEnumerable<string> items) => new()
    {
        ["tfm"] = framework,
        ["items"] = items.ToJson(),
    };

    private static JsonObject DescribeContent(ContentFilesEntry entry) => new()
    {
        ["include"] = entry.Include,
        ["exclude"] = entry.Exclude,
        ["buildAction"] = entry.BuildAction,
        ["copyToOutput"] = entry.CopyToOutput,
        ["flatten"] = entry.Flatten,
    };
}
