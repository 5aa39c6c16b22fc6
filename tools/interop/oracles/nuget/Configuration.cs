using System.Text.Json.Nodes;
using NuGet.Configuration;

/// What NuGet makes of the NuGet.config files that apply to a folder.
internal static class Configuration
{
    public static readonly Dictionary<string, Operation> Operations = new()
    {
        ["nuget-config"] = question =>
        {
            var settings = Settings.LoadDefaultSettings(question.Text("dir"), question.Text("file"), new XPlatMachineWideSetting());
            var mapping = PackageSourceMapping.GetPackageSourceMapping(settings);
            return new JsonObject
            {
                ["sources"] = PackageSourceProvider.LoadPackageSources(settings).Select(Source).ToJson(),
                ["fallbackFolders"] = SettingsUtility.GetFallbackPackageFolders(settings).ToJson(),
                ["mapped"] = new JsonObject(question.Texts("ids").Select(id => KeyValuePair.Create(id, (JsonNode)Mapped(mapping, id)))),
            };
        },
    };

    private static JsonArray Mapped(PackageSourceMapping mapping, string id) =>
        mapping.IsEnabled ? mapping.GetConfiguredPackageSources(id).Select(key => key.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal).ToJson() : null;

    private static JsonObject Source(PackageSource source) => new()
    {
        ["name"] = source.Name,
        ["location"] = source.Source,
        ["isEnabled"] = source.IsEnabled,
        ["allowsInsecure"] = source.AllowInsecureConnections,
        ["username"] = source.Credentials?.Username,
        ["password"] = source.Credentials?.Password,
    };
}
