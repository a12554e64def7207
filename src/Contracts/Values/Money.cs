using System.Globalization;

namespace Arus.Contracts;

/// <summary>
/// An amount of one currency, in whole 10⁻⁸. An amount is rounded once, half to even, where it arises (<see cref="Of"/>); sums and differences
/// are exact ever after. Amounts of two currencies do not mix.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Decimal places kept.</summary>
    public const int Decimals = 8;

    private Money(decimal amount, Currency currency)
    {
        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount, with at most eight decimal places.</summary>
    public decimal Amount { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>Rounds half to even at eight decimal places.</summary>
    public static Money Of(decimal amount, Currency currency) => new(decimal.Round(amount, Decimals), currency);

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>The sum of two amounts.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left.Currency), left.Currency);

    /// <summary>The difference of two amounts.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left.Currency), left.Currency);

    /// <summary>The same amount owed instead of owned.</summary>
    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is greater.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is greater or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Amount.CompareTo(other.In(Currency));

    /// <summary>The amount without trailing zeros, and the currency.</summary>
    public override string ToString() => $"{Text} {Currency}";

    /// <summary>The amount alone, in full precision, without trailing zeros.</summary>
    public string Text => Amount.ToString("0.########", CultureInfo.InvariantCulture);

    private decimal In(Currency currency) => Currency == currency
        ? Amount
        : throw new InvalidOperationException($"{Text} {Currency} does not mix with {currency}: convert it at a rate first.");
}
