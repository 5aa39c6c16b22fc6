// Just enough JSON to say what Squirrel answers.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

internal static class Json
{
    /// Names and values in turn. A value that is a Fragment is JSON already.
    public static string Object(params object[] namesAndValues)
    {
        var parts = new List<string>();
        for (var index = 0; index < namesAndValues.Length; index += 2)
        {
            parts.Add(Value(namesAndValues[index]) + ":" + Value(namesAndValues[index + 1]));
        }
        return "{" + string.Join(",", parts) + "}";
    }

    public static string List(IEnumerable<string> fragments)
    {
        return "[" + string.Join(",\n ", fragments) + "]";
    }

    public static string Value(object value)
    {
        if (value == null) return "null";
        if (value is Fragment) return ((Fragment)value).Text;
        if (value is bool) return (bool)value ? "true" : "false";
        if (value is int || value is long || value is float) return Convert.ToString(value, CultureInfo.InvariantCulture);
        return Text(value.ToString());
    }

    private static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character == '"' || character == '\\') quoted.Append('\\').Append(character);
            else if (character < 32 || character > 126) quoted.AppendFormat("\\u{0:x4}", (int)character);
            else quoted.Append(character);
        }
        return quoted.Append('"').ToString();
    }

    public sealed class Fragment
    {
        public readonly string Text;

        public Fragment(string text)
        {
            Text = text;
        }
    }
}
