namespace Arus.Language.Sentiment;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A word in lower case.</summary>
    Word,

    /// <summary>An amount of money, a percentage or another number that counts something.</summary>
    Quantity,

    /// <summary>A year, 1990 to 2049.</summary>
    Year,

    /// <summary>A comma, semicolon, colon, full stop or bracket.</summary>
    Mark,
}

/// <summary>A piece of a sentence.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word or mark; for a quantity <c>#</c>, <c>#%</c> or <c>#$</c>; for a year <c>#y</c>.</param>
/// <param name="Value">The number of a quantity, its scale multiplied in; else 0.</param>
internal readonly record struct Token(TokenKind Kind, string Text, double Value)
{
    public const string PlainText = "#";
    public const string PercentText = "#%";
    public const string MoneyText = "#$";
    public const string YearText = "#y";

    public bool IsMark(string mark) => Kind == TokenKind.Mark && Text == mark;
}
