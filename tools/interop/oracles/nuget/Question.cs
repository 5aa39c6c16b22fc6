using System.Text.Json.Nodes;

internal delegate JsonObject Operation(JsonObject question);

/// What a question says under a name.
internal static class Question
{
    public static string Text(this JsonObject question, string name) => question[name]?.GetValue<string>();

    public static bool Flag(this JsonObject question, string name, bool otherwise) =>
        question[name]?.GetValue<bool>() ?? otherwise;

    public static IEnumerable<string> Texts(this JsonObject question, string name) =>
        (question[name] as JsonArray ?? []).Select(value => value.GetValue<string>());

    public static IEnumerable<JsonObject> Parts(this JsonObject question, string name) =>
        (question[name] as JsonArray ?? []).Cast<JsonObject>();

    public static JsonArray ToJson(this IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    public static JsonArray ToJson(this IEnumerable<JsonObject> objects) => [.. objects];
}
